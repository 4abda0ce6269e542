document.querySelector("p").insertAdjacentHTML("beforeend", ' <a href="about/#less">Less</a>.');
