"""Everything that people read (*det folk leser*): texts in three languages, and functions that use them."""

from fastlege.words.catalogues import Catalogue, ConditionText, RuleText, catalogue
from fastlege.words.showing import show

__all__ = ["Catalogue", "ConditionText", "RuleText", "catalogue", "show"]
