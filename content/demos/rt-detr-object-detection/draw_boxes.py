from PIL import ImageDraw


def draw_bounding_boxes(image, boxes, model, conf_threshold):
    """Draw what was found with at least the given confidence, and what it is, onto the image."""
    draw = ImageDraw.Draw(image)
    for score, label, box in zip(boxes["scores"], boxes["labels"], boxes["boxes"], strict=True):
        if score < conf_threshold:
            continue
        left, top, right, bottom = box.tolist()
        draw.rectangle([left, top, right, bottom], outline="lime", width=2)
        caption = f"{model.config.id2label[label.item()]} {score.item():.2f}"
        draw.text((left + 4, top + 2), caption, fill="lime")
    return image
