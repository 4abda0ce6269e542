const script = "fetch('https://example.org/count').catch(() => {})";
new Worker(URL.createObjectURL(new Blob([script])));
