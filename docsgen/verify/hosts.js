// Runs before the app does and tells docsgen/verify/watching.py of other hosts that are asked past
// the proxy, where no request is seen: media connections, QUIC, and names that are looked up early.

{
  /** Host and port of a candidate for a connection (RFC 8839, section 5.1). */
  const CANDIDATE = /candidate:\S+ \d+ \S+ \d+ (\S+) (\d+) typ/g;

  const tell = (/** @type {string} */ url) =>
    /** @type {any} */ (window).docsgenHostAsked(String(url));

  /**
   * Hear of every use of a constructor.
   * @param {string} name
   * @param {(...given: any[]) => string[]} addresses where it leads
   */
  function watch(name, addresses) {
    const Real = /** @type {any} */ (window)[name];
    if (!Real) return;
    const Watched = new Proxy(Real, {
      construct(target, given, made) {
        addresses(...given).forEach(tell);
        return Reflect.construct(target, given, made);
      },
    });
    Object.defineProperty(Real.prototype, "constructor", { value: Watched });
    Object.assign(window, { [name]: Watched });
  }

  /** @param {RTCConfiguration} [configuration] */
  const servers = (configuration) =>
    [...(configuration?.iceServers ?? [])].flatMap(({ urls }) => urls);

  watch("RTCPeerConnection", servers);
  watch("webkitRTCPeerConnection", servers);
  watch("WebTransport", (url) => [url]);

  /**
   * The addresses of others in an offer or a candidate; those of this machine hide behind names.
   * @param {{sdp?: string, candidate?: string} | null} [given]
   */
  const others = (given) =>
    [...`${given?.sdp ?? ""}\n${given?.candidate ?? ""}`.matchAll(CANDIDATE)]
      .filter(([, host = ""]) => !host.endsWith(".local"))
      .map(([, host, port]) => `udp://${host}:${port}`);

  const connection = /** @type {any} */ (window).RTCPeerConnection?.prototype ?? {};
  for (const [name, addresses] of Object.entries({
    setConfiguration: servers,
    setRemoteDescription: others,
    addIceCandidate: others,
  })) {
    const real = connection[name];
    /** @this {RTCPeerConnection} @param {any[]} given */
    connection[name] = function (...given) {
      addresses(given[0]).forEach(tell);
      return Reflect.apply(real, this, given);
    };
  }

  const LINKS = "link[href]:is([rel~='dns-prefetch' i], [rel~='preconnect' i])";
  const RULES = "script[type='speculationrules' i]";

  /** @param {Node} node */
  function look(node) {
    if (!(node instanceof Element)) return;
    for (const found of [node, ...node.querySelectorAll(`${LINKS}, ${RULES}`)]) {
      if (found.matches(LINKS)) tell(/** @type {HTMLLinkElement} */ (found).href);
      if (found.matches(RULES)) found.textContent?.match(/https?:[^"]+/g)?.forEach(tell);
    }
  }

  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      (type === "attributes" ? [target] : addedNodes).forEach(look);
    }
  }).observe(document, {
    attributeFilter: ["href", "rel"],
    childList: true,
    subtree: true,
  });
}
