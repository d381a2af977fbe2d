"""How an encryption key is written down: 32 random bytes in base64."""

import base64
import binascii

from storage.crypto.sealing import KEY_BYTES

HOW_TO_MAKE = (
    "a key is 32 random bytes in base64, made for example by: "
    'python3 -c "import base64, os; print(base64.b64encode(os.urandom(32)).decode())"'
)


def decode_key(text: str) -> bytes | None:
    """Returns the key, or None where the text is no key."""
    plain = text.strip().translate(str.maketrans("-_", "+/"))
    try:
        key = base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None
    return key if len(key) == KEY_BYTES else None
