if (parent !== window) parent.postMessage({ type: "docsgen:height", height: 900 }, "*");
