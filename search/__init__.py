"""A question and its answer: `open_engine(folder)` gives an engine, `Query(...)` is what it is asked.

from search import Query, open_engine

with open_engine("jianbao-index") as engine:
    page = engine.search(Query("铁路 建设"))
    print(page.total, [hit.article.headline for hit in page.hits])
"""

from search.engine import Engine, open_engine
from search.query import Query, Sort
from search.result import Facet, FacetValue, Hit, ResultPage, Snippet

__all__ = ["Engine", "Facet", "FacetValue", "Hit", "Query", "ResultPage", "Snippet", "Sort", "open_engine"]
