"""What a picture file tells beside the picture: where it was taken, when, by whom, with what."""
