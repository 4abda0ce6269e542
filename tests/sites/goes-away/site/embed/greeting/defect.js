addEventListener("load", () => setTimeout(() => location.assign("../../about/"), 100));
