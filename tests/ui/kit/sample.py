"""A page with one of everything, and a window around it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from models.domain.clock import FixedClock
from models.domain.dossier import DossierStatus
from ui.main_window import Act, MainWindow, Page, SavedLamp
from ui.theme import Tone
from ui.widgets.boxes import STRETCH, ScrollPage, boxed, column, row
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Block, FactGrid, Tile, TileRow
from ui.widgets.checks import CheckBox, RadioChoice
from ui.widgets.chips import ChipRow
from ui.widgets.fields import ChoiceField, TextArea, TextField
from ui.widgets.labelled_field import LabelledField
from ui.widgets.labels import CodeLabel
from ui.widgets.paper_list import PaperList, PaperRow
from ui.widgets.pills import CentreState, CentreWord, StatusPill
from ui.widgets.progress_line import ProgressLine
from ui.widgets.search_box import SearchBox
from ui.widgets.segmented import SegmentedChoice
from ui.widgets.strip import Strip
from ui.widgets.timeline import Event, Timeline

MORNING = datetime(2026, 11, 25, 2, 41, 7, tzinfo=UTC)


class SamplePage(Page):
    """Remembers what it heard."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.takes_scan = True
        self.save = Act("Lưu và in phiếu", lambda: self.heard.append("saved"), icon="printer")
        self.search = SearchBox("Tên (không cần dấu), mã hồ sơ, 4 số cuối điện thoại")
        self.edit = Button("Sửa", ButtonKind.GHOST, key="Ctrl+E", small=True)
        self.edit.clicked.connect(lambda: self.heard.append("edit"))
        self.papers = PaperList("Giấy tờ đã nhận")
        self.papers.set_rows(PAPERS)
        self.area = TextArea("Ghi chú", 2, "Ghi chú")
        inner = boxed(column(*self._parts(), STRETCH, margins=(18, 14, 18, 14)))
        self.setLayout(column((ScrollPage(inner), 1)))
        self.frame_now()

    def frame_now(self, primary: Act | None = None) -> None:
        self.set_frame(
            title="Tiếp nhận",
            sub="Nguyễn Văn Mẫu",
            next_step="đủ giấy tờ, lưu và in.",
            next_done=True,
            primary=primary or self.save,
            secondaries=[
                Act("Yêu cầu bổ sung", lambda: self.heard.append("more"), "Alt+B"),
                Act("Từ chối", lambda: self.heard.append("refuse"), "Alt+T"),
            ],
        )

    def _parts(self) -> list:
        tiles = [Tile("warning", "Quá hạn", Tone.BAD), Tile("clock", "Đến hạn hôm nay", Tone.WARN)]
        tiles[0].set_figure("12", "lâu nhất 5 ngày")
        chips = ChipRow("Bộ lọc")
        chips.set_chips([("all", "Tất cả", None, Tone.NEUTRAL), ("late", "Quá hạn", 2, Tone.BAD)])
        field = LabelledField("Số căn cước", TextField("12 chữ số", "id_card", True))
        field.show_problem("Thiếu 1 chữ số: số căn cước có 12 chữ số, mới có 11.")
        progress = ProgressLine()
        progress.set_progress("Đang xuất sổ 2026: 7.738 / 12.480", 7738, 12480, "20 giây nữa")
        block = Block("Giấy tờ đã nhận", 3)
        block.set_count("3 / 3 bắt buộc", True)
        block.head.addWidget(self.edit)
        block.body.addWidget(self.papers)
        return [
            TileRow(tiles),
            self.search,
            chips,
            row(*(StatusPill(status, True) for status in list(DossierStatus)[:5]), STRETCH),
            row(*(StatusPill(status, True) for status in list(DossierStatus)[5:]), STRETCH),
            row(*(CentreWord(state) for state in CentreState), STRETCH),
            Strip(
                Tone.BAD,
                "circle_exclamation",
                "Đĩa chỉ còn 180 MB. Dọn bớt tệp khác trên máy. Hồ sơ đã lưu không mất.",
                "Đĩa sắp đầy",
                "Thử lại",
            ),
            row((field, 1), (LabelledField("Nơi", ChoiceField([(1, "Tại quầy")])), 1), spacing=14),
            row(CheckBox("Đã nhận"), RadioChoice("Tại quầy", "hay dùng"), STRETCH),
            SegmentedChoice([(1, "Tiền mặt"), (2, "Chuyển khoản"), (3, "Miễn")], "Cách trả"),
            block,
            progress,
            FactGrid([("Địa chỉ", "Thôn Mẫu, Đồng Đăng, Lạng Sơn")]),
            CodeLabel("H37.15-261125-0012"),
            Timeline([Event("computer_check", Tone.OK, "Đã lưu trên máy này", "Quầy 2", "09:41")]),
            self.area,
        ]

    def shown(self) -> None:
        self.heard.append("shown")

    def left_page(self) -> None:
        self.heard.append("left")

    def refresh(self) -> None:
        self.heard.append("refresh")

    def new_wanted(self) -> None:
        self.heard.append("new")

    def print_wanted(self) -> None:
        self.heard.append("print")

    def undo_wanted(self) -> None:
        self.heard.append("undo")

    def focus_search(self) -> None:
        self.search.focus_and_select()

    def handle_scan(self, text: str) -> bool:
        self.heard.append(text)
        return self.takes_scan


PAPERS = (
    PaperRow("form", "Tờ khai đăng ký khai sinh", "Bắt buộc", ticked=True, required=True),
    PaperRow(
        "birth", "Giấy chứng sinh; trường hợp không có thì nộp văn bản", "Bắt buộc", required=True
    ),
    PaperRow("home", "Giấy tờ về cư trú", "Có trong CSDL", Tone.OK, held_by_state=True),
    PaperRow("proxy", "Văn bản ủy quyền", "Nếu ủy quyền"),
)


def open_window(width: int = 1366, height: int = 768) -> MainWindow:
    """A window as in the morning, with sample pages under every name of the rail."""
    window = MainWindow(FixedClock(MORNING))
    factory: Callable[[], Page] = SamplePage
    for name in ("today", "intake", "dossiers", "results", "sync", "settings"):
        window.add_page(name, factory)
    window.set_office("Xã Đồng Đăng")
    window.set_official("Hoàng Thị Mẫu", "Quầy 2")
    window.set_badge("today", 8)
    window.set_badge("results", 19)
    window.set_badge("sync", 107)
    window.set_saved(SavedLamp.SAVED, "09:41:07")
    window.set_centre("Mất mạng từ 08:47", "7 hồ sơ chưa tới trung tâm", Tone.WARN, "no_network")
    window.set_numbers("Còn 83 số hôm nay", "có số đến hết 27/11")
    window.resize(width, height)
    window.show()
    window.activateWindow()
    return window
