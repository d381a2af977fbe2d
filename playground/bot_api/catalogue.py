"""This list says which methods and parameters the stand-in plays, and which it knows by name only.

The stand-in records whatever else a bot asks for, so that a test run can fail on it.
"""

from dataclasses import dataclass

_SEND_PARAMETERS = (
    "chat_id disable_notification protect_content allow_paid_broadcast message_effect_id"
    " reply_parameters reply_markup"
)
_CAPTION_PARAMETERS = "caption parse_mode caption_entities"
_MEDIA_CAPTION_PARAMETERS = f"{_CAPTION_PARAMETERS} show_caption_above_media"
_TEXT_PARAMETERS = "text parse_mode entities link_preview_options disable_web_page_preview"
_EDIT_PARAMETERS = "chat_id message_id reply_markup"

PARAMETERS_BY_METHOD: dict[str, str] = {
    "getMe": "",
    "getUpdates": "offset limit timeout allowed_updates",
    "setWebhook": "url max_connections allowed_updates drop_pending_updates secret_token",
    "deleteWebhook": "drop_pending_updates",
    "getWebhookInfo": "",
    "logOut": "",
    "close": "",
    "sendMessage": f"{_SEND_PARAMETERS} {_TEXT_PARAMETERS}",
    "sendDocument": (
        f"{_SEND_PARAMETERS} document {_CAPTION_PARAMETERS} disable_content_type_detection"
    ),
    "sendPhoto": f"{_SEND_PARAMETERS} photo {_MEDIA_CAPTION_PARAMETERS} has_spoiler",
    "sendContact": f"{_SEND_PARAMETERS} phone_number first_name last_name vcard",
    "sendLocation": f"{_SEND_PARAMETERS} latitude longitude horizontal_accuracy",
    "editMessageText": f"{_EDIT_PARAMETERS} {_TEXT_PARAMETERS}",
    "editMessageCaption": f"{_EDIT_PARAMETERS} {_MEDIA_CAPTION_PARAMETERS}",
    "editMessageReplyMarkup": _EDIT_PARAMETERS,
    "deleteMessage": "chat_id message_id",
    "deleteMessages": "chat_id message_ids",
    "forwardMessage": "chat_id from_chat_id message_id disable_notification protect_content",
    "copyMessage": f"{_SEND_PARAMETERS} from_chat_id message_id {_MEDIA_CAPTION_PARAMETERS}",
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

RATE_LIMITED = frozenset(
    name.lower()
    for name in PARAMETERS_BY_METHOD
    if name.startswith(("send", "edit", "copy", "forward"))
) - {"sendchataction"}
"""Calls of these methods count against the limits on speed."""


@dataclass(frozen=True, slots=True)
class Method:
    """Describes a method as the Bot API spells it, with the parameters that the stand-in plays."""

    name: str
    parameters: frozenset[str]


METHODS = {
    name.lower(): Method(name, frozenset(parameters.split()))
    for name, parameters in PARAMETERS_BY_METHOD.items()
}
