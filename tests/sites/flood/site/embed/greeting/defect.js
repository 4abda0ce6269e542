for (let line = 0; line < 2000; line += 1) console.log(line);
