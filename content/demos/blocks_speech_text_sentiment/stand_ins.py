"""Two rules in place of two models: one hears Morse code, the other knows a few words."""

import wave
from array import array
from itertools import groupby

# fmt: off
MORSE = {
    ".-": "A", "-...": "B", "-.-.": "C", "-..": "D", ".": "E", "..-.": "F",
    "--.": "G", "....": "H", "..": "I", ".---": "J", "-.-": "K", ".-..": "L",
    "--": "M", "-.": "N", "---": "O", ".--.": "P", "--.-": "Q", ".-.": "R",
    "...": "S", "-": "T", "..-": "U", "...-": "V", ".--": "W", "-..-": "X",
    "-.--": "Y", "--..": "Z",
}
# fmt: on
GOOD = {"good", "great", "happy", "love", "lovely", "nice", "sunny", "thanks"}
BAD = {"awful", "bad", "hate", "lost", "rainy", "sad", "sorry", "terrible"}


def hear_morse(path):
    """The text that the beeps in a WAV file spell."""
    beeps = find_beeps(path)
    unit = min(length for is_on, length in beeps if is_on)
    code = ""
    for is_on, length in beeps:
        if is_on:
            code += "." if length < 2 * unit else "-"
        elif length > 2 * unit:
            code += " " if length < 5 * unit else " / "
    words = [word.split() for word in code.split("/")]
    return " ".join("".join(MORSE.get(letter, "?") for letter in word) for word in words).lower()


def find_beeps(path):
    """Pairs of (is there a tone, for how many hundredths of a second)."""
    with wave.open(path) as file:
        step = file.getframerate() * file.getnchannels() // 100
        samples = array("h", file.readframes(file.getnframes()))
    peaks = [max(map(abs, samples[i : i + step])) for i in range(0, len(samples), step)]
    loud = max(peaks) / 3
    runs = [(on, len(list(run))) for on, run in groupby(peak > loud for peak in peaks)]
    return runs if any(on for on, _ in runs) else [(True, 1)]


def judge(text):
    """How positive or negative a text is, by counting words."""
    words = text.lower().split()
    good, bad = (1 + sum(word in known for word in words) for known in (GOOD, BAD))
    return {"positive": good / (good + bad), "negative": bad / (good + bad)}
