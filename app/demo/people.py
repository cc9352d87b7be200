"""The invented people of the demo, as the QR codes of their cards, and what each asks for."""

from __future__ import annotations

CARDS: tuple[str, ...] = (
    "020090000123|081234567|Nguyễn Văn Mẫu|05031990|Nam|Thôn Mẫu, Đồng Đăng, Lạng Sơn|10052021",
    "020196000456||Trần Thị Thử|29021996|Nữ|Khu 1, Đông Kinh, Lạng Sơn|15082025",
    "001204000789||Lê Minh Giả|17112004|Nam|Số 12A, ngõ 34/5, Láng, Hà Nội|22122021",
    "020064000111|080000111|Nông Văn Tày Mẫu|15071964|Nam|Thôn Nà Thử, Kháng Chiến|31122022",
    "020166000222|020066000222|Hà Thị Ví Dụ|09091966|Nữ|Thôn Mẫu, Hữu Lũng, Lạng Sơn|01072022",
    "020092000333||Vi Văn Mẫu|10101992|Nam|Thôn Mẫu, Đồng Đăng|20082024||Vi Văn Cha|Lương Mẹ|",
    "020188000321||Triệu Thị Mùi Mẫu|21041988|Nữ|Thôn Khuổi Thử, Mẫu Sơn, Lạng Sơn|11032022",
    "020075000654|080765432|Lý Văn Phúc Giả|02011975|Nam|Thôn Bản Mẫu, Na Sầm|25062021",
    "020199000987||Hoàng Thị Ổn|30121999|Nữ|Khối 3, Tam Thanh, Lạng Sơn|18092023",
    "020083000741||Bế Văn Ưng Thử|14081983|Nam|Thôn Pác Mẫu, Thất Khê, Lạng Sơn|07042022",
    "020171000852||Đàm Thị Kỷ Mẫu|26051971|Nữ|Thôn Còn Thử, Bắc Sơn, Lạng Sơn|19112021",
    "020205000963||Phùng Bảo Hữu Ví Dụ|08102005|Nam|Khối 5, Lương Văn Tri|12012024",
)
"""Twelve cards, one a person; every person is invented."""

ERRANDS: tuple[tuple[str, str], ...] = (
    ("1.001193", "ks"),
    ("1.000894", "kh"),
    ("2.000635", "trich luc"),
    ("1.004873", "hon nhan"),
    ("1.001193", "khai sinh"),
    ("1.000656", "khai tu"),
    ("2.000815", "chung thuc ban sao"),
    ("1.004837", "giam ho"),
    ("1.000894", "ket hon"),
    ("2.000884", "chu ky"),
    ("1.004873", "tthn"),
    ("2.000635", "trich luc"),
)
"""For each person the procedure and the few letters typed to find it: eight procedures in all."""
