"""Which methods and parameters the stand-in plays, and which it only knows by name.

What a bot asks for beyond this is written down, so that a test run can fail on it.
"""

from dataclasses import dataclass

_SENT = (
    "chat_id disable_notification protect_content allow_paid_broadcast message_effect_id"
    " reply_parameters reply_markup"
)
_CAPTION = "caption parse_mode caption_entities"
_ABOVE = f"{_CAPTION} show_caption_above_media"
_TEXT = "text parse_mode entities link_preview_options disable_web_page_preview"
_EDITED = "chat_id message_id reply_markup"

PLAYED: dict[str, str] = {
    "getMe": "",
    "getUpdates": "offset limit timeout allowed_updates",
    "setWebhook": "url max_connections allowed_updates drop_pending_updates secret_token",
    "deleteWebhook": "drop_pending_updates",
    "getWebhookInfo": "",
    "logOut": "",
    "close": "",
    "sendMessage": f"{_SENT} {_TEXT}",
    "sendDocument": f"{_SENT} document {_CAPTION} disable_content_type_detection",
    "sendPhoto": f"{_SENT} photo {_ABOVE} has_spoiler",
    "sendContact": f"{_SENT} phone_number first_name last_name vcard",
    "sendLocation": f"{_SENT} latitude longitude horizontal_accuracy",
    "editMessageText": f"{_EDITED} {_TEXT}",
    "editMessageCaption": f"{_EDITED} {_ABOVE}",
    "editMessageReplyMarkup": _EDITED,
    "deleteMessage": "chat_id message_id",
    "deleteMessages": "chat_id message_ids",
    "forwardMessage": "chat_id from_chat_id message_id disable_notification protect_content",
    "copyMessage": f"{_SENT} from_chat_id message_id {_ABOVE}",
    "answerCallbackQuery": "callback_query_id text show_alert url cache_time",
    "sendChatAction": "chat_id action",
    "setMessageReaction": "chat_id message_id reaction is_big",
    "pinChatMessage": "chat_id message_id disable_notification",
    "unpinChatMessage": "chat_id message_id",
    "unpinAllChatMessages": "chat_id",
    "getFile": "file_id",
    "getChat": "chat_id",
    "leaveChat": "chat_id",
    "setMyCommands": "commands scope language_code",
    "getMyCommands": "scope language_code",
    "deleteMyCommands": "scope language_code",
    "setMyDescription": "description language_code",
    "getMyDescription": "language_code",
    "setMyShortDescription": "short_description language_code",
    "getMyShortDescription": "language_code",
    "setMyName": "name language_code",
    "getMyName": "language_code",
    "setChatMenuButton": "chat_id menu_button",
    "getChatMenuButton": "chat_id",
}

LIMITED = frozenset(
    name.lower() for name in PLAYED if name.startswith(("send", "edit", "copy", "forward"))
) - {"sendchataction"}
"""What counts against the limits on speed."""


@dataclass(frozen=True, slots=True)
class Method:
    """A method as the Bot API spells it, and the parameters that are played."""

    name: str
    parameters: frozenset[str]


METHODS = {
    name.lower(): Method(name, frozenset(parameters.split())) for name, parameters in PLAYED.items()
}
