"""The rules (*regler*). A rule is a row of conditions, and each condition has its source."""

from fastlege.rules.acting import APPOINTMENTS_FOR_A_CHILD, APPOINTMENTS_FOR_ONESELF, may_see_appointments
from fastlege.rules.availability import AVAILABILITY_FOR_A_CHILD, AVAILABILITY_FOR_ONESELF, is_available
from fastlege.rules.consent import ACCESS, access_suffices
from fastlege.rules.decision import Condition, Decision, Ground
from fastlege.rules.e_consultation import E_CONSULTATION, may_consult_online
from fastlege.rules.enquiry import ENQUIRY, may_enquire
from fastlege.rules.refusal import RefusedError
from fastlege.rules.representation import REPRESENTATION, address_condition, may_represent, representatives
from fastlege.rules.rule import Rule
from fastlege.rules.table import RULES, rule_named

__all__ = [
    "ACCESS",
    "APPOINTMENTS_FOR_A_CHILD",
    "APPOINTMENTS_FOR_ONESELF",
    "AVAILABILITY_FOR_A_CHILD",
    "AVAILABILITY_FOR_ONESELF",
    "ENQUIRY",
    "E_CONSULTATION",
    "REPRESENTATION",
    "RULES",
    "Condition",
    "Decision",
    "Ground",
    "RefusedError",
    "Rule",
    "access_suffices",
    "address_condition",
    "is_available",
    "may_consult_online",
    "may_enquire",
    "may_represent",
    "may_see_appointments",
    "representatives",
    "rule_named",
]
