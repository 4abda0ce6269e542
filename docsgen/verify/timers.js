// Runs before the app does and tells docsgen/verify/resting.py which timers are to go off soon. Of one
// that repeats itself, what an app does within ten seconds counts; of the front end's and the player's
// own, which do nothing to the app, the first time.

{
  /** Milliseconds after which nobody waits for what comes. */
  const LATE = 10_000;

  /** How a line of a stack ends that is about a script of the front end or of the player. */
  const LIBRARYS = /\/runtime\/[^()\s]*\)?$/;

  /** @type {Set<number>} */
  const pending = new Set();

  for (const name of /** @type {const} */ (["setTimeout", "setInterval"])) {
    const real = /** @type {(...given: any[]) => number} */ (window[name]);
    Object.assign(window, {
      /**
       * @param {unknown} act
       * @param {unknown} delay
       * @param {unknown[]} given
       */
      [name](act, delay, ...given) {
        const isSoon = typeof act === "function" && !(Number(delay) >= LATE);
        if (!isSoon) return real(act, delay, ...given);
        const caller = new Error().stack?.split("\n")[2] ?? "";
        const end = name === "setInterval" && !LIBRARYS.test(caller) ? performance.now() + LATE : 0;
        /** @this {unknown} @param {unknown[]} passed */
        function acting(...passed) {
          if (performance.now() >= end) pending.delete(id);
          return Reflect.apply(/** @type {Function} */ (act), this, passed);
        }
        const id = real(acting, delay, ...given);
        pending.add(id);
        return id;
      },
    });
  }

  for (const name of /** @type {const} */ (["clearTimeout", "clearInterval"])) {
    const real = window[name];
    Object.assign(window, {
      /** @param {number} id */
      [name](id) {
        pending.delete(Number(id));
        real(id);
      },
    });
  }

  Object.assign(window, {
    docsgenTimers: () => [...pending].map((id) => `${performance.timeOrigin} ${id}`),
  });
}
