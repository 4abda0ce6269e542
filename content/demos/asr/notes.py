"""A rule in place of a speech recognition model: it writes down the notes of a melody."""

from itertools import groupby

import numpy as np

NAMES = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"]
WINDOW = 0.05  # seconds


def transcriber(audio):
    """The notes in `audio["raw"]`, called like a pipeline of the transformers library."""
    size = int(audio["sampling_rate"] * WINDOW)
    windows = [audio["raw"][i : i + size] for i in range(0, len(audio["raw"]) - size + 1, size)]
    notes = groupby(name_note(window, audio["sampling_rate"]) for window in windows)
    return {"text": " ".join(note for note, run in notes if note and len(list(run)) > 2)}


def name_note(samples, rate):
    """The name of the loudest tone, such as A4; None in silence."""
    if np.abs(samples).max() < 0.1:
        return None
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples)), rate))  # 1 Hz a step
    pitch = 100 + spectrum[100:2000].argmax()
    key = round(69 + 12 * np.log2(pitch / 440))  # as MIDI numbers them
    return f"{NAMES[key % 12]}{key // 12 - 1}"
