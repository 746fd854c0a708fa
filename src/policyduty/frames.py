"""Data frames (数据表): views for pandas and Arrow, where these are installed."""

from typing import TYPE_CHECKING, Any

from .errors import MissingExtra
from .records import View, view_records, wide_records
from .views import Matrix

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


def to_pandas(view: View) -> "pd.DataFrame":
    """Give a view as a data frame with a column a field, and of a matrix with a column a unit.

    Raises MissingExtra without pandas.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise MissingExtra.of("pandas", "pandas") from error
    return pd.DataFrame.from_records(_records(view))


def to_arrow(view: View) -> "pa.Table":
    """Give a view as an Arrow table with a column a field, and of a matrix with a column a unit.

    Raises MissingExtra without pyarrow.
    """
    try:
        import pyarrow as pa
    except ImportError as error:
        raise MissingExtra.of("pyarrow", "arrow") from error
    return pa.Table.from_pylist(_records(view))


def _records(view: View) -> list[dict[str, Any]]:
    return wide_records(view) if isinstance(view, Matrix) else view_records(view)
