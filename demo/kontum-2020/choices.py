# ruff: noqa: INP001
"""The plain tables of choices behind the money: who holds what, in which proportions.

Weights are relative within their row. Every one of them is ours; no published allocation by
district or project exists for 2020.
"""

from __future__ import annotations

from tables import COMMUNES, DIFFICULT, DISTRICTS, count_by_district

DEPARTMENTS = {
    "62.so-nnptnt": "Sở Nông nghiệp và Phát triển nông thôn",
    "62.so-ldtbxh": "Sở Lao động - Thương binh và Xã hội",
    "62.ban-dan-toc": "Ban Dân tộc tỉnh",
    "62.so-tttt": "Sở Thông tin và Truyền thông",
    "62.so-gddt": "Sở Giáo dục và Đào tạo",
    "62.so-yte": "Sở Y tế",
    "62.so-vhttdl": "Sở Văn hóa, Thể thao và Du lịch",
    "62.so-tnmt": "Sở Tài nguyên và Môi trường",
    "62.so-noivu": "Sở Nội vụ",
    "62.so-xaydung": "Sở Xây dựng",
    "62.cong-an": "Công an tỉnh",
    "62.vpdp-ntm": "Văn phòng Điều phối nông thôn mới tỉnh",
}
GIVERS = {
    "TW": "Ngân sách trung ương",
    "IRISH": "Viện trợ không hoàn lại của Chính phủ Ai-len",
    "NST": "Ngân sách tỉnh",
    "NSH": "Ngân sách huyện",
    "NSX": "Ngân sách xã",
    "DN": "Doanh nghiệp",
    "ND": "Nhân dân và cộng đồng dân cư",
}
DISTRICT_NAMES = {
    "608": "thành phố Kon Tum",
    "610": "huyện Đăk Glei",
    "611": "huyện Ngọc Hồi",
    "612": "huyện Đăk Tô",
    "613": "huyện Kon Plông",
    "614": "huyện Kon Rẫy",
    "615": "huyện Đăk Hà",
    "616": "huyện Sa Thầy",
    "617": "huyện Tu Mơ Rông",
    "618": "huyện Ia H'Drai",
}

BY_COMMUNES = count_by_district(COMMUNES)
BY_DIFFICULT = count_by_district(DIFFICULT)


def boards(weights: dict[str, int]) -> dict[str, int]:
    """Return the same weights, given to the districts' project boards."""
    return {f"{district}.bqlda": weight for district, weight in weights.items()}


def alongside(weights: dict[str, int], department: str, percent: int) -> dict[str, int]:
    """Return weights in which a department takes a percentage beside the districts."""
    rest = sum(weights.values())
    scaled = {holder: weight * (100 - percent) for holder, weight in weights.items()}
    return {**scaled, department: rest * percent}


def across(projects: dict[str, int], holders: dict[str, int]) -> dict[tuple[str, str], int]:
    """Return weights over (project, holder): every project spread over the same holders."""
    return {
        (project, holder): share * weight
        for project, share in projects.items()
        for holder, weight in holders.items()
    }


NTM_RECURRENT = {
    ("ntm.01", "62.so-xaydung"): 200,
    **{("ntm.03", h): 22 * w for h, w in alongside(BY_COMMUNES, "62.so-nnptnt", 18).items()},
    **{("ntm.04", h): 6 * w for h, w in alongside(BY_COMMUNES, "62.so-ldtbxh", 35).items()},
    ("ntm.05", "62.so-gddt"): 9_000,
    ("ntm.06", "62.so-yte"): 7_000,
    ("ntm.07", "62.so-vhttdl"): 14_000,
    **{("ntm.08", h): 5 * w for h, w in alongside(BY_COMMUNES, "62.so-tnmt", 15).items()},
    ("ntm.09", "62.so-noivu"): 12_000,
    ("ntm.10", "62.cong-an"): 8_000,
    **{("ntm.11", h): 7 * w for h, w in alongside(BY_COMMUNES, "62.vpdp-ntm", 25).items()},
}
"""Weights of recurrent New Rural money over (component, holder)."""

NTM_WORKS = {"ntm.02": 78, "ntm.03": 4, "ntm.05": 9, "ntm.06": 3, "ntm.08": 6}
"""Central development money of New Rural: infrastructure first."""

POVERTY = {
    "p1.infra": {"613.bqlda": 47, "617.bqlda": 39, "618.bqlda": 14},
    "p2.infra": boards(BY_DIFFICULT),
    "p1.prod": {"613": 40, "617": 37, "618": 17, "62.so-nnptnt": 6},
    "p1.labexp": {"613": 34, "617": 34, "618": 14, "62.so-ldtbxh": 18},
    "p2.prod": BY_DIFFICULT,
    "p2.capacity": alongside(BY_DIFFICULT, "62.ban-dan-toc", 62),
    "p3": {"610": 41, "615": 37, "62.so-ldtbxh": 22},
    "p4": alongside(dict.fromkeys(DISTRICTS, 1), "62.so-tttt", 55),
    "p5": alongside(dict.fromkeys(DISTRICTS, 1), "62.so-ldtbxh", 48),
    "other": BY_DIFFICULT,
}
"""Holders and weights of the poverty programme, project by project."""

CURVES = {
    "development": (5, 25, 65, 130, 230, 350, 510, 730, 1000),
    "recurrent": (0, 8, 25, 60, 125, 230, 400, 660, 1000),
    "unspecified": (30, 110, 230, 340, 460, 590, 720, 860, 1000),
}
"""Thousandths of the sum of nine months that are paid by the end of each month, by kind."""
CURVES_2020 = {
    "development": (8, 35, 85, 160, 265, 400, 560, 770, 1000),
    "recurrent": (0, 10, 30, 70, 130, 235, 405, 670, 1000),
    "unspecified": (30, 120, 240, 330, 430, 560, 700, 850, 1000),
}
RUSH = {
    "development": (160, 390, 920, 1000),
    "recurrent": (180, 430, 1000, 1000),
    "unspecified": (220, 480, 1000, 1000),
}
"""Thousandths of the rest that are paid by the end of October, November, December and January."""
