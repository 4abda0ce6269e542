import math
import tempfile
import wave
from array import array
from pathlib import Path

import gradio as gr

RATE = 22_050
CHORD = [261.63, 329.63, 392.00, 523.25]
FOLDER = Path(tempfile.mkdtemp())


def note(number):
    """A note of a chord, for want of a recording."""
    pitch = CHORD[number % len(CHORD)]
    wave_form = (math.sin(2 * math.pi * pitch * i / RATE) for i in range(2 * RATE))
    return write_wav(FOLDER / f"note-{number}.wav", wave_form)


def read_wav(path):
    """The first channel of a 16-bit WAV file, brought to our sample rate."""
    try:
        with wave.open(path) as sound:
            channels, width, rate, frames = sound.getparams()[:4]
            samples = array("h", sound.readframes(frames))[::channels] if width == 2 else None
    except wave.Error:
        samples = None
    if samples is None:
        raise gr.Error("Only 16-bit WAV files can be mixed here.", print_exception=False)
    return [samples[i * rate // RATE] / 32768 for i in range(len(samples) * RATE // rate)]


def write_wav(path, samples):
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        limited = (max(-1, min(1, sample)) for sample in samples)
        sound.writeframes(array("h", (round(32767 * sample) for sample in limited)).tobytes())
    return str(path)


with gr.Blocks() as demo:
    track_count = gr.State(1)
    levels = gr.State({})
    add_track_btn = gr.Button("Add Track")
    add_track_btn.click(lambda count: count + 1, track_count, track_count)

    @gr.render(inputs=[track_count, levels], triggers=[demo.load, track_count.change])
    def render_tracks(count, levels_so_far):
        audios = []
        volumes = []
        with gr.Row(key="tracks"):
            for i in range(count):
                with gr.Column(variant="panel", min_width=240, key=f"track-{i}"):
                    audio = gr.Audio(
                        label=f"Track {i + 1}", type="filepath", interactive=True, key=f"audio-{i}"
                    )
                    note_btn = gr.Button("Use a note", size="sm", key=f"note-{i}")
                    volume = gr.Slider(
                        0,
                        100,
                        value=levels_so_far.get(i, 50),
                        label=f"Volume {i + 1}",
                        interactive=True,
                        key=f"volume-{i}",
                    )

                def use_note(i=i):
                    return note(i)

                # A value that the code sets is set anew in each render, even with a key.
                def remember(level, levels, i=i):
                    return {**levels, i: level}

                note_btn.click(use_note, None, audio, key=f"use-note-{i}")
                volume.change(remember, [volume, levels], levels, key=f"remember-{i}")
                audios.append(audio)
                volumes.append(volume)

        def merge(data):
            tracks = [
                [sample * data[volume] / 100 for sample in read_wav(data[audio])]
                for audio, volume in zip(audios, volumes, strict=True)
                if data[audio] is not None
            ]
            if not tracks:
                return None
            mix = [0.0] * max(len(track) for track in tracks)
            for track in tracks:
                for i, sample in enumerate(track):
                    mix[i] += sample
            return write_wav(FOLDER / "mix.wav", mix)

        merge_btn.click(merge, set(audios + volumes), output_audio)

    merge_btn = gr.Button("Merge Tracks", variant="primary")
    output_audio = gr.Audio(label="Output", interactive=False)

if __name__ == "__main__":
    demo.launch()
