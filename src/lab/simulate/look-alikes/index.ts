import { accountTakeover } from './account-takeover.ts';
import { agencyBankUnrecorded, agencyOffice, agencyOfficeUnrecorded } from './agency.ts';
import { apartmentBlock } from './apartment-block.ts';
import { bankSwitch } from './bank-switch.ts';
import { benchTechnician, benchTechnicianUnrecorded } from './bench-technician.ts';
import { carrierNat, carrierNatUnlisted, satellite } from './carrier-nat.ts';
import { coupleDeclared, coupleUndeclared } from './couple.ts';
import { coworkingListed, coworkingUnlisted } from './coworking.ts';
import { parentAndChildApart, parentAndChildDeclared } from './family-phone.ts';
import { flatShareDeclared, flatShareUndeclared } from './flat-share.ts';
import { handover } from './handover.ts';
import { holidaySignIn, holidayWithLaptop } from './holiday.ts';
import { homeLab, homeLabUnrecorded } from './home-lab.ts';
import { hotDeskDock } from './hot-desk-dock.ts';
import { itSupport, itSupportNewId } from './it-support.ts';
import { jointAccountDeclared, jointAccountUndeclared } from './joint-account.ts';
import { keenApplicant } from './keen-applicant.ts';
import type { LookAlike } from './look-alike.ts';
import { concierge, protectedAddress, ruralPoBox } from './mail.ts';
import { monitorHandedOn } from './monitor-handed-on.ts';
import { movedHome, movedHomeUnrecorded } from './moved-home.ts';
import { nameChange, nameChangeUnrecorded } from './name-change.ts';
import { nomadApproved, nomadLateRecord } from './nomad.ts';
import { carer, crunch, nightOwl, onCall } from './odd-hours.ts';
import { cameraOffAccommodation, cameraOffUnrecorded, phoneAsWebcam, streamer } from './on-camera.ts';
import { onboardingClones } from './onboarding-clones.ts';
import { openSource, openSourceUnrecorded } from './open-source.ts';
import { ownCompany, spouseAccount } from './other-payee.ts';
import { pairProgrammers } from './pair-programmers.ts';
import { payrollCard } from './payroll-card.ts';
import { presenter } from './presenter.ts';
import { privateRelay, vpnHabit } from './privacy.ts';
import { careersFair, libraryApplicants } from './public-line.ts';
import { recycledPhone } from './recycled-phone.ts';
import { resumeTemplate } from './resume-template.ts';
import { stolenIdentityOwner } from './stolen-identity-owner.ts';
import { thinFileProofed, thinFileOnly } from './thin-file.ts';
import { travelRouter, travelRouterVpn } from './travel-router.ts';
import { twoJobsContractor, twoJobsEmployee } from './two-jobs.ts';
import { usbGadget } from './usb-gadget.ts';
import { visitingColleague } from './visiting-colleague.ts';
import { visitingFamilyRecorded, visitingFamilyUnrecorded } from './visiting-family.ts';

/** Kinds of honest life that look like fraud. Real organisations forget to record things, so many kinds have two forms. */
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
  openSource,
  openSourceUnrecorded,
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
  thinFileOnly,
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
