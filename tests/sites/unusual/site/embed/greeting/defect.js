addEventListener("DOMContentLoaded", () => {
  document.querySelector("main").insertAdjacentHTML("beforeend", `
    <div class="block"><h2 class="letters">Colourful</h2></div>
    <div class="block"><p class="late">It comes in slowly.</p></div>
    <div class="block"><label><span class="for-ears" data-testid="block-info">Quiet</span> <textarea>as a mouse</textarea></label></div>
    <div class="block"><p>A line <button class="on-hover">Copy</button></p></div>
    <div class="block"><span data-testid="block-info">Slow</span> <p>soon</p> <div data-testid="status-tracker">0.1s</div></div>
    <div class="box"><div class="filler"></div><div class="block"><label><span data-testid="block-info">Deep</span> <textarea>down</textarea></label></div></div>
    <div class="sidebar"><div class="block"><label><span data-testid="block-info">Aside</span> <textarea>not open</textarea></label></div></div>
    <div class="block"></div>
  `);
});
