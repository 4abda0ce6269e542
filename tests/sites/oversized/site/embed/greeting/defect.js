addEventListener("load", () => fetch("noise.bin"));
