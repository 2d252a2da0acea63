"""The order in which WordprocessingML wants the children of the elements we write.

After the transitional schema of ISO/IEC 29500-1 (`wml.xsd`). Word refuses or silently repairs a
file whose properties stand in another order. Parents whose children may come in any order, such
as `w:trPr`, `w:r` and `w:tc`, are held to what must come first.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from chungtay.formats.docx.markup import Element, W

_BORDERS = "top start left bottom end right insideH insideV tl2br tr2bl"

ORDER: dict[str, tuple[str, ...]] = {
    parent: tuple(children.split())
    for parent, children in {
        "document": "background body",
        "pPr": (
            "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
            "suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct "
            "topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
            "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
            "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
        ),
        "rPr": (
            "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike "
            "outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w "
            "kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
            "eastAsianLayout specVanish oMath rPrChange"
        ),
        "pBdr": "top left bottom right between bar",
        "numPr": "ilvl numId numberingChange ins",
        "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
        "tblPr": (
            "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW "
            "jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
            "tblDescription tblPrChange"
        ),
        "tblBorders": _BORDERS,
        "tblCellMar": "top start left bottom end right",
        "tblGrid": "gridCol tblGridChange",
        "tr": "tblPrEx trPr tc",
        "tcPr": (
            "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection "
            "tcFitText vAlign hideMark headers cellIns cellDel cellMerge tcPrChange"
        ),
        "tcBorders": _BORDERS,
        "sdt": "sdtPr sdtEndPr sdtContent",
        "sdtPr": (
            "rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding label tabIndex "
            "equation comboBox date docPartObj docPartList dropDownList picture richText text "
            "citation group bibliography"
        ),
        "sectPr": (
            "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc "
            "pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection "
            "bidi rtlGutter docGrid printerSettings sectPrChange"
        ),
        "style": (
            "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden "
            "unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr "
            "tblPr trPr tcPr tblStylePr"
        ),
        "styles": "docDefaults latentStyles style",
        "docDefaults": "rPrDefault pPrDefault",
        "settings": (
            "writeProtection view zoom removePersonalInformation mirrorMargins trackRevisions "
            "documentProtection defaultTabStop autoHyphenation evenAndOddHeaders "
            "characterSpacingControl footnotePr endnotePr compat docVars rsids mathPr "
            "themeFontLang clrSchemeMapping decimalSymbol listSeparator"
        ),
        "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
        "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
        "num": "abstractNumId lvlOverride",
        "lvl": (
            "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr"
        ),
    }.items()
}

FIRST = {"p": "pPr", "r": "rPr", "tc": "tcPr"}
"""Elements whose properties, where there are any, come before all else."""
_RANKS = {parent: {name: at for at, name in enumerate(order)} for parent, order in ORDER.items()}
SETS = {"headerReference", "footerReference"}
"""Elements that a schema lets alternate freely with each other."""


_PREFIX = f"{{{W}}}"


def local(node: Element) -> str:
    """Give an element's name within WordprocessingML, or nothing for other vocabularies."""
    return _name(node.tag)


@lru_cache(maxsize=1024)
def _name(tag: object) -> str:
    """Cut a name out of a tag: a document has few sorts of elements, and many of each."""
    return tag.removeprefix(_PREFIX) if isinstance(tag, str) and tag.startswith(_PREFIX) else ""


def misplaced(root: Element) -> Iterator[tuple[str, str]]:
    """Yield (parent, child) for every child that stands too late or does not belong."""
    for node in root.iter(f"{_PREFIX}*"):
        parent = local(node)
        if parent in FIRST or parent in ORDER:
            children = [name for name in map(local, node) if name]
            yield from ((parent, child) for child in _out_of_order(parent, children))


def _out_of_order(parent: str, children: list[str]) -> Iterator[str]:
    first = FIRST.get(parent)
    if first in children[1:]:
        yield first
    ranks = _RANKS.get(parent)
    if ranks is None:
        return
    reached = -1
    for child in children:
        rank = ranks.get("headerReference" if child in SETS else child, -1)
        if rank < reached:
            yield child
        reached = max(reached, rank)
