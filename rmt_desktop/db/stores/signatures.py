"""A signature without its picture, and with it again: the picture lies among the images."""

from dataclasses import replace

from rmt_desktop.domain.forms.answers import Signature


def without_image(signature: Signature | None) -> Signature | None:
    """Return the signature as its document is stored."""
    return None if signature is None else replace(signature, image=b"")


def with_image(signature: Signature | None, image: bytes) -> Signature | None:
    """Return the signature as it was given."""
    return None if signature is None else replace(signature, image=image)
