document.querySelector("p").insertAdjacentHTML("beforeend", ' <a href="contact/">Write to us</a>.');
