"""Small squares of goods' pictures, made off the GUI thread.

thumbs(office, actor, {product ids}) -> {id: QImage}      for Desk.call; empty for a product without a readable picture
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage

from desktop.services.goods_list import pictures
from desktop.services.office import Office
from desktop.services.transaction import Actor

THUMB = 60


def thumbs(office: Office, actor: Actor, product_ids: tuple[int, ...]) -> dict[int, QImage]:
    """Cut from the middle."""
    kept = office.ask(actor, pictures, product_ids)
    return {product_id: square(kept.get(product_id, b"")) for product_id in product_ids}


def square(content: bytes, side: int = THUMB) -> QImage:
    image = QImage.fromData(QByteArray(content))
    if image.isNull():
        return image
    fill = Qt.AspectRatioMode.KeepAspectRatioByExpanding
    image = image.scaled(side, side, fill, Qt.TransformationMode.SmoothTransformation)
    return image.copy((image.width() - side) // 2, (image.height() - side) // 2, side, side)
