import uuid

import cv2
import gradio as gr
import numpy as np
import spaces
import torch
from draw_boxes import draw_bounding_boxes
from PIL import Image
from transformers import RTDetrForObjectDetection, RTDetrImageProcessor

image_processor = RTDetrImageProcessor.from_pretrained("PekingU/rtdetr_r50vd")
model = RTDetrForObjectDetection.from_pretrained("PekingU/rtdetr_r50vd").to("cuda")

SUBSAMPLE = 2  # every other frame is left out


def open_output(fps, size):
    name = f"output_{uuid.uuid4()}.mp4"
    return name, cv2.VideoWriter(name, cv2.VideoWriter_fourcc(*"mp4v"), fps, size)


def detect(batch, size, conf_threshold):
    width, height = size
    inputs = image_processor(images=batch, return_tensors="pt").to("cuda")
    with torch.no_grad():
        outputs = model(**inputs)
    return image_processor.post_process_object_detection(
        outputs,
        target_sizes=torch.tensor([(height, width)] * len(batch)),
        threshold=conf_threshold,
    )


@spaces.GPU
def stream_object_detection(video, conf_threshold):
    cap = cv2.VideoCapture(video)
    desired_fps = int(cap.get(cv2.CAP_PROP_FPS)) // SUBSAMPLE
    size = (
        int(cap.get(cv2.CAP_PROP_FRAME_WIDTH)) // 2,
        int(cap.get(cv2.CAP_PROP_FRAME_HEIGHT)) // 2,
    )
    output_video_name, output_video = open_output(desired_fps, size)
    batch, n_frames = [], 0

    iterating, frame = cap.read()
    while iterating:
        if n_frames % SUBSAMPLE == 0:
            batch.append(cv2.cvtColor(cv2.resize(frame, size), cv2.COLOR_BGR2RGB))
            if len(batch) == 2 * desired_fps:  # two seconds of video
                boxes = detect(batch, size, conf_threshold)
                for array, box in zip(batch, boxes, strict=True):
                    image = Image.fromarray(array)
                    image = draw_bounding_boxes(image, box, model, conf_threshold)
                    output_video.write(cv2.cvtColor(np.array(image), cv2.COLOR_RGB2BGR))
                batch = []
                output_video.release()
                yield output_video_name
                output_video_name, output_video = open_output(desired_fps, size)
        iterating, frame = cap.read()
        n_frames += 1


with gr.Blocks() as app:
    gr.HTML("<h1 style='text-align: center'>Video Object Detection with RT-DETR</h1>")
    with gr.Row():
        with gr.Column():
            video = gr.Video(label="Video Source")
            conf_threshold = gr.Slider(
                label="Confidence Threshold",
                minimum=0.0,
                maximum=1.0,
                step=0.05,
                value=0.30,
            )
        with gr.Column():
            output_video = gr.Video(label="Processed Video", streaming=True, autoplay=True)

    video.upload(
        fn=stream_object_detection,
        inputs=[video, conf_threshold],
        outputs=[output_video],
    )

if __name__ == "__main__":
    app.launch()
