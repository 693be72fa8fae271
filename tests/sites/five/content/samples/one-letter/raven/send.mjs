// One letter.


send("letter");
