// Notes in `window.breadth` what a page of the library asks its app, and what becomes of it: the same
// for an app with a server and for one in the browser. Components are marked with their numbers.
(() => {
  /** @type {{ asked: any[], told: Record<string, any>, rendered: Record<string, any>, mounted: any }} */
  const seen = { asked: [], told: {}, rendered: {}, mounted: null };
  Object.assign(window, { breadth: seen });

  const mark = (config) => {
    for (const { id, props } of config?.components ?? []) {
      if (props) props.elem_classes = [props.elem_classes ?? []].flat().concat(`breadth-${id}`);
    }
    return config;
  };

  Object.defineProperty(window, "gradio_config", {
    configurable: true,
    get: () => seen.mounted,
    set: (config) => (seen.mounted = mark(config)),
  });

  const parse = JSON.parse;
  JSON.parse = (text, reviver) => {
    const value = parse(text, reviver);
    if (value?.event_id && value.msg) note(value);
    return value;
  };

  const note = ({ msg, event_id, success, output }) => {
    const config = output?.render_config;
    if (config) seen.rendered[config.render_id] = mark(config);
    if (msg === "process_generating") seen.told[event_id] = { state: "generating" };
    if (msg !== "process_completed") return;
    const state = success ? "succeeded" : "failed";
    seen.told[event_id] = { state, error: success ? "" : String(output?.error ?? "") };
  };

  const watch = (plain) => (input, init) => {
    const answer = plain.call(window, input, init);
    const path = new URL(input?.url ?? String(input), location.href).pathname;
    if (/\/(queue\/join|run\/[^/]+)\/?$/.test(path)) follow(init, answer, path.includes("/run/"));
    return answer;
  };

  const follow = async (init, answer, isDirect) => {
    const one = { fn: parse(String(init?.body ?? "{}")).fn_index, id: "", state: "asked", error: "" };
    seen.asked.push(one);
    try {
      const response = (await answer).clone();
      const body = await response.json();
      if (!response.ok) Object.assign(one, { state: "failed", error: JSON.stringify(body) });
      else if (isDirect) one.state = "succeeded";
      else one.id = body.event_id;
    } catch (error) {
      Object.assign(one, { state: "failed", error: String(error) });
    }
  };

  let current = watch(window.fetch);
  Object.defineProperty(window, "fetch", {
    configurable: true,
    get: () => current,
    set: (plain) => (current = watch(plain)),
  });
})();
