document.querySelector("button").addEventListener("click", () => {
  document.querySelector("#greeting").value = `Hello ${document.querySelector("#name").value}!`;
  const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  wait(1000).then(() => wait(1500)).then(() => Promise.reject(new Error("nobody catches this")));
});
