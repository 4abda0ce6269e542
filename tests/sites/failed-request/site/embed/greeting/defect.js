fetch("nowhere.json");
