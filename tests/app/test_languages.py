"""The two languages of the screen say the same; what is saved stays Vietnamese."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

import resources
from app.translation import Speech, install_vietnamese
from models.errors import NoPrinter
from resources import words
from resources.words import Language
from ui import texts

VIETNAMESE = words.table(Language.VIETNAMESE)
ENGLISH = words.table(Language.ENGLISH)
MARKS = re.compile(
    "[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE
)
AS_WRITTEN = {"Tiếng Việt", "Nam", "Nữ", "đ", "Thôn Mẫu, xã Đồng Đăng"}
"""Vietnamese words that English sentences name, because they are typed or printed like that."""


def blanks(text: str) -> set[str]:
    return {name for _text, name, _spec, _kind in string.Formatter().parse(text) if name}


@pytest.fixture
def speech(qapp: QApplication) -> Iterator[Speech]:
    translator = install_vietnamese(qapp)
    speech = Speech(qapp)
    yield speech
    speech.end()
    qapp.removeTranslator(translator)


def test_both_tables_know_the_same_codes() -> None:
    assert ENGLISH.keys() == VIETNAMESE.keys()


def test_both_tables_have_the_same_blanks() -> None:
    differ = {c for c in VIETNAMESE if blanks(VIETNAMESE[c]) != blanks(ENGLISH.get(c, ""))}
    assert not differ


def test_no_english_sentence_is_left_in_vietnamese() -> None:
    left = {code for code, text in ENGLISH.items() if MARKS.search(_without_names(text))}
    assert not left


def test_the_source_words_of_the_window_are_english() -> None:
    tree = ElementTree.fromstring(resources.read_bytes("i18n/vi.ts"))
    sources = {message.findtext("source") or "" for message in tree.iter("message")}
    assert len(sources) > 300
    assert not {text for text in sources if MARKS.search(_without_names(text))}


def test_both_languages_fill_the_same_blanks_of_the_window() -> None:
    tree = ElementTree.fromstring(resources.read_bytes("i18n/vi.ts"))
    differ = {
        message.findtext("source")
        for message in tree.iter("message")
        if blanks(message.findtext("source") or "") != blanks(message.findtext("translation") or "")
    }
    assert not differ


def test_the_window_and_its_sentences_change_their_language_together(speech: Speech) -> None:
    assert QCoreApplication.translate("Views", "Overdue") == "Quá hạn"
    speech.speak("en")
    assert QCoreApplication.translate("Views", "Overdue") == "Overdue"
    assert texts.sentence(NoPrinter()).startswith("No printer")
    speech.speak("vi")
    assert QCoreApplication.translate("Views", "Overdue") == "Quá hạn"
    assert texts.sentence(NoPrinter()).startswith("Máy này chưa chọn máy in")


def test_an_unknown_language_is_vietnamese(speech: Speech) -> None:
    speech.speak("kl")
    assert words.language() is Language.VIETNAMESE


def test_what_is_kept_in_a_dossier_is_vietnamese_in_both_languages(speech: Speech) -> None:
    speech.speak("en")
    assert texts.record("slip_lost") == "Người nộp làm mất phiếu"


def _without_names(text: str) -> str:
    for name in AS_WRITTEN:
        text = text.replace(name, "")
    return text
