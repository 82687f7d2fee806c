// What a role may look at and do; the server judges again, this decides what is offered.

import { ABILITIES, type Ability } from "./roles.gen";

export { ROLES } from "./roles.gen";

interface Holder {
  role: string;
}

type Asked = (person: Holder | null) => boolean;

const able = (ability: Ability): Asked => {
  const roles: readonly string[] = ABILITIES[ability];
  return (person) => person !== null && roles.includes(person.role);
};

export const seesFirm = able("sees_firm");
/** Creates and assigns jobs, keeps the register of hospitals and equipment. */
export const plans = able("plans");
/** Takes devices out of use, releases what waits after a restore. */
export const keepsDevices = able("keeps_devices");
/** Asks for a redaction and rules on another's. */
export const redacts = able("redacts");
/** Takes refused work over or puts it aside. */
export const settlesRefused = able("settles_refused");
/** Changes where equipment stands and its state. */
export const editsEquipment = able("edits_equipment");
/** Edits checklists, limit tables and instruments. */
export const editsCatalogue = able("edits_catalogue");
/** Takes people on and lets them go; administrators alone their own kind. */
export const keepsPeople = able("keeps_people");
/** Takes lists out on one's own word, and rules on others' wishes. */
export const exportsFreely = able("exports");
export const administers = able("administers");
/** Records what was done at the hospital. */
export const worksInField = able("works_in_field");
export const filesDocuments = able("files_documents");
