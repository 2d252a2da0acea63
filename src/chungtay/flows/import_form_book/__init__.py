"""Take a form's workbook in: read, compare with what is kept, let a person decide, write.

Nothing is written before everything was compared, and then everything or nothing is.
"""

from chungtay.flows.import_form_book.comparing import compare
from chungtay.flows.import_form_book.meant import Asked
from chungtay.flows.import_form_book.summing import summary
from chungtay.flows.import_form_book.writing import write

__all__ = ["Asked", "compare", "summary", "write"]
