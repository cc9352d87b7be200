"""The sentences the server's console shows: what happened and what to do, in Vietnamese."""

from __future__ import annotations

from models.errors import AppError

_SENTENCES = {
    "office": "Không có đơn vị nào mang mã này; hãy kiểm tra lại mã đơn vị hành chính.",
    "device": "Không có máy quầy nào mang số này; hãy kiểm tra lại số máy.",
    "key_inside_data_folder": (
        "Tệp khóa không được nằm trong thư mục dữ liệu; hãy chọn một chỗ khác bằng --key-file."
    ),
    "key_file_missing": (
        "Kho dữ liệu đã có nhưng không thấy tệp khóa; hãy đặt lại đúng tệp khóa đã dùng"
        " (--key-file)."
    ),
    "key_missing": (
        "Kho dữ liệu đã có nhưng kho khóa của hệ điều hành không giữ khóa của nó; hãy dùng"
        " --key-file với tệp khóa đã sao lưu."
    ),
    "no_key_store": (
        "Máy này không có kho khóa của hệ điều hành; hãy thêm --key-file với đường dẫn một tệp"
        " khóa nằm ngoài thư mục dữ liệu."
    ),
    "key_unreadable": "Tệp khóa không đúng dạng; hãy đặt lại đúng tệp khóa đã dùng.",
    "key_wrong": (
        "Khóa không mở được kho dữ liệu; hãy kiểm tra tệp khóa, hoặc phục hồi kho từ bản sao lưu."
    ),
    "store_missing": (
        "Thư mục này đã dùng nhưng tệp kho dữ liệu không còn; hãy phục hồi từ bản sao lưu trước"
        " khi chạy lại."
    ),
    "store_damaged": (
        "Kho dữ liệu bị hỏng; hãy giữ nguyên tệp hiện có và phục hồi từ bản sao lưu."
    ),
    "store_too_new": (
        "Kho dữ liệu do phiên bản mới hơn tạo ra; hãy cập nhật chương trình máy chủ."
    ),
    "storage_busy": "Kho dữ liệu đang bận; hãy thử lại sau ít phút.",
    "database_unreachable": (
        "Không kết nối được PostgreSQL; hãy kiểm tra địa chỉ sau --db và xem dịch vụ có đang chạy."
    ),
    "database_address": (
        "Địa chỉ sau --db không đúng; dạng đúng là postgresql://người_dùng@máy_chủ/cơ_sở_dữ_liệu."
    ),
    "unsafe_settings": "Kho dữ liệu không nhận các thiết đặt an toàn; không thể chạy tiếp.",
}
_ANY_STORE = "Không dùng được kho dữ liệu; hãy kiểm tra thư mục dữ liệu và chạy lại."
_ANY_MACHINE = (
    "Không mở được tệp hoặc cổng đã chọn; hãy kiểm tra đường dẫn, quyền truy cập và xem cổng có"
    " đang bị dùng không."
)

_FILINGS = {
    "office_unknown": "không có đơn vị mang mã này, hãy kiểm tra lại office_code.",
    "procedure_unknown": "không có thủ tục mang mã này trong danh mục, hãy kiểm tra lại"
    " procedure_code.",
    "request_id_reused": "request_id này đã dùng cho hồ sơ khác, hãy tạo mã mới.",
}


def refused_filing(reason: str) -> str:
    """Why an online dossier was not taken in, by the stable reason of the refusal."""
    kind, _, place = reason.partition(":")
    if kind == "bad_filing":
        return f"mục {place} chưa đúng mẫu, hãy xem lại docs/protocol.md."
    return _FILINGS.get(kind, _ANY_STORE)


def unpublished(place: str) -> str:
    """Why nothing was published, and where to look."""
    if place == "version_known":
        return "Phiên bản này đã ban hành; hãy đặt tên phiên bản khác."
    if place == "nothing":
        return "Chưa có gì để ban hành; hãy thêm --procedures hoặc --calendar."
    return f"Chưa ban hành được vì mục {place} chưa đúng mẫu; hãy sửa rồi chạy lại."


def wrong_use(command: str) -> str:
    """That a command was wrong, and how to see what it takes."""
    return f"Câu lệnh {command} chưa đúng hoặc còn thiếu; thêm --help để xem cách dùng."


def file_unreadable(name: str) -> str:
    """That a file named in a command cannot be opened."""
    return f"Không đọc được tệp {name}; hãy kiểm tra đường dẫn và quyền đọc."


def sentence(error: Exception) -> str:
    """One plain sentence for an error, never a traceback."""
    if isinstance(error, AppError):
        return _SENTENCES.get(error.code, _ANY_STORE)
    return _ANY_MACHINE
