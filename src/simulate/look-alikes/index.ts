import { accountTakeover } from './account-takeover.ts';
import { agencyBankUnrecorded, agencyOffice, agencyOfficeUnrecorded } from './agency.ts';
import { apartmentBlock } from './apartment-block.ts';
import { careersFair, keenApplicant, libraryApplicants, recycledPhone, resumeTemplate } from './applicants.ts';
import { benchTechnician, benchTechnicianUnrecorded } from './bench-technician.ts';
import { carrierNat, carrierNatUnlisted, satellite } from './carrier-nat.ts';
import { coupleDeclared, coupleUndeclared } from './couple.ts';
import { coworkingListed, coworkingUnlisted } from './coworking.ts';
import { parentAndChildApart, parentAndChildDeclared } from './family-phone.ts';
import { stolenIdentityOwner, thinFileProofed, thinFileUnproofed } from './file.ts';
import { flatShareDeclared, flatShareUndeclared } from './flat-share.ts';
import { holidaySignIn, holidayWithLaptop } from './holiday.ts';
import { homeLab, homeLabUnrecorded } from './home-lab.ts';
import { itSupport, itSupportNewId } from './it-support.ts';
import type { LookAlike } from './look-alike.ts';
import { concierge, protectedAddress, ruralPoBox } from './mail.ts';
import { movedHome, movedHomeUnrecorded } from './moved-home.ts';
import { nameChange, nameChangeUnrecorded } from './name-change.ts';
import { nomadApproved, nomadLateRecord } from './nomad.ts';
import { carer, crunch, nightOwl, onCall } from './odd-hours.ts';
import { hotDeskDock, monitorHandedOn } from './office.ts';
import { cameraOffAccommodation, cameraOffUnrecorded, phoneAsWebcam, streamer } from './on-camera.ts';
import { bankSwitch, jointAccountDeclared, jointAccountUndeclared, ownCompany, payrollCard, spouseAccount } from './payee.ts'; // prettier-ignore
import { presenter } from './presenter.ts';
import { privateRelay, travelRouter, travelRouterVpn, vpnHabit } from './privacy.ts';
import { handover, onboardingClones } from './source-code.ts';
import { pairProgrammers, visitingColleague } from './together.ts';
import { twoJobsContractor, twoJobsEmployee } from './two-jobs.ts';
import { usbGadget } from './usb-gadget.ts';
import { visitingFamilyRecorded, visitingFamilyUnrecorded } from './visiting-family.ts';

/** Kinds of honest life that look like fraud (tradecraft 9). Real organisations forget to write things down: many kinds come in two forms. */
export const LOOK_ALIKES: readonly LookAlike[] = [
  accountTakeover,
  agencyBankUnrecorded,
  agencyOffice,
  agencyOfficeUnrecorded,
  apartmentBlock,
  bankSwitch,
  benchTechnician,
  benchTechnicianUnrecorded,
  cameraOffAccommodation,
  cameraOffUnrecorded,
  careersFair,
  carer,
  carrierNat,
  carrierNatUnlisted,
  concierge,
  coupleDeclared,
  coupleUndeclared,
  coworkingListed,
  coworkingUnlisted,
  crunch,
  flatShareDeclared,
  flatShareUndeclared,
  handover,
  holidaySignIn,
  holidayWithLaptop,
  homeLab,
  homeLabUnrecorded,
  hotDeskDock,
  itSupport,
  itSupportNewId,
  jointAccountDeclared,
  jointAccountUndeclared,
  keenApplicant,
  libraryApplicants,
  monitorHandedOn,
  movedHome,
  movedHomeUnrecorded,
  nameChange,
  nameChangeUnrecorded,
  nightOwl,
  nomadApproved,
  nomadLateRecord,
  onboardingClones,
  onCall,
  ownCompany,
  pairProgrammers,
  parentAndChildApart,
  parentAndChildDeclared,
  payrollCard,
  phoneAsWebcam,
  presenter,
  privateRelay,
  protectedAddress,
  recycledPhone,
  resumeTemplate,
  ruralPoBox,
  satellite,
  spouseAccount,
  stolenIdentityOwner,
  streamer,
  thinFileProofed,
  thinFileUnproofed,
  travelRouter,
  travelRouterVpn,
  twoJobsContractor,
  twoJobsEmployee,
  usbGadget,
  visitingColleague,
  visitingFamilyRecorded,
  visitingFamilyUnrecorded,
  vpnHabit,
];
