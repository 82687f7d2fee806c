"""What a role may do, by the names under which the app offers it; the app's lists are written from here."""

from server.domain.custody import SETTLERS
from server.domain.exports import EXPORTERS
from server.domain.people import OFFICE, PLANNERS, WARDENS
from server.domain.redactions import REDACTORS
from server.domain.rights import ADMINS, EDITORS, FIELD_WORK, WRITERS

ABILITIES: dict[str, frozenset[str]] = {
    "sees_firm": OFFICE,
    "plans": PLANNERS,
    "keeps_devices": WARDENS,
    "redacts": REDACTORS,
    "settles_refused": SETTLERS,
    "edits_equipment": WRITERS["equipment"],
    "edits_catalogue": EDITORS,
    "keeps_people": WRITERS["person"],
    "administers": ADMINS,
    "exports": EXPORTERS,
    "works_in_field": FIELD_WORK,
    "files_documents": WRITERS["equipment_document"],
}
