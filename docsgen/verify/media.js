// The image, canvas, video or sound that a component shows: its size, one pixel, its length. Called
// by docsgen/verify/expectations.py with the component's element; `at` is a place in fractions, and
// `clock` the selector of an element that shows the length of a sound.

/** @typedef {HTMLImageElement | HTMLVideoElement | HTMLCanvasElement} Picture */

/**
 * @param {HTMLElement} element
 * @param {{at: [number, number], clock: string}} options
 */
(element, { at, clock }) => {
  const shown = element.querySelector("video") ?? element.querySelector("canvas, img");
  const picture = /** @type {Picture | null} */ (shown);
  const size = picture && sizeOf(picture);
  const isDrawn = picture && size && size[0] > 0 && size[1] > 0;
  return {
    size: isDrawn ? size : null,
    color: isDrawn ? pixel(picture, size) : null,
    duration: secondsOf(element),
  };

  /**
   * @param {Picture} picture
   * @returns {[number, number]}
   */
  function sizeOf(picture) {
    if (picture instanceof HTMLImageElement) return [picture.naturalWidth, picture.naturalHeight];
    if (picture instanceof HTMLVideoElement) return [picture.videoWidth, picture.videoHeight];
    return [picture.width, picture.height];
  }

  /**
   * @param {Picture} picture
   * @param {[number, number]} size
   */
  function pixel(picture, [width, height]) {
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const brush = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    brush.drawImage(picture, 0, 0);
    const x = Math.min(width - 1, Math.floor(at[0] * width));
    const y = Math.min(height - 1, Math.floor(at[1] * height));
    return [...brush.getImageData(x, y, 1, 1).data].slice(0, 3);
  }

  /**
   * Whole seconds; a waveform keeps its sound to itself but shows its length as minutes:seconds.
   * @param {HTMLElement} component
   */
  function secondsOf(component) {
    const time = clock ? component.querySelector(clock) : null;
    if (time?.textContent) {
      const [minutes, seconds] = time.textContent.split(":").map(Number);
      return minutes * 60 + seconds;
    }
    const media = component.querySelector("video, audio");
    return media instanceof HTMLMediaElement && media.duration ? Math.floor(media.duration) : null;
  }
}
