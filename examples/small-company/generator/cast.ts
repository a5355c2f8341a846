/**
 * Who works here, without names: names, pay, phone numbers, schools and the like are drawn afterwards, alike for everybody.
 * The last column is what the data set wants to show; it decides what the person's machines and accounts do.
 */
export type Part =
  | 'plain'
  | 'office'
  | 'farm-loud'
  | 'farm'
  | 'farm-quiet'
  | 'kvm-a'
  | 'kvm-b'
  | 'relocated'
  | 'hub'
  | 'couple'
  | 'it-support'
  | 'bench'
  | 'traveller'
  | 'vpn-habit'
  | 'home-lab'
  | 'nomad'
  | 'hotspot'
  | 'agency'
  | 'mover'
  | 'bank-switch'
  | 'relay'
  | 'apartment'
  | 'night-owl'
  | 'renamed'
  | 'own-company'
  | 'supported';

export type Os = 'windows' | 'mac';
export type Seat = readonly [
  key: string,
  city: string,
  department: string,
  title: string,
  type: 'employee' | 'contractor' | 'agency',
  start: string,
  os: Os,
  part: Part,
];

export const CAST: readonly Seat[] = [
  ['lead-eng', 'dublin', 'Engineering', 'Engineering Manager', 'employee', '2021-03-01', 'mac', 'office'],
  ['lead-prod', 'dublin', 'Product', 'Product Lead', 'employee', '2021-05-10', 'mac', 'office'],
  ['lead-ops', 'dublin', 'Operations', 'Head of Operations', 'employee', '2020-09-14', 'windows', 'office'],
  ['lead-it', 'dublin', 'IT', 'IT Manager', 'employee', '2020-11-02', 'windows', 'office'],
  ['office-1', 'dublin', 'Operations', 'Payroll Specialist', 'employee', '2022-01-10', 'windows', 'office'],
  ['office-2', 'dublin', 'Operations', 'People Partner', 'employee', '2022-06-20', 'windows', 'office'],
  ['office-3', 'dublin', 'Engineering', 'Frontend Engineer', 'employee', '2023-02-06', 'mac', 'office'],
  ['office-4', 'dublin', 'Product', 'Product Designer', 'employee', '2023-09-18', 'mac', 'office'],
  ['office-5', 'dublin', 'Sales', 'Account Executive', 'employee', '2024-04-08', 'windows', 'office'],
  ['office-6', 'dublin', 'Engineering', 'Backend Engineer', 'employee', '2025-06-02', 'windows', 'office'],
  ['it-support', 'dublin', 'IT', 'IT Support Specialist', 'employee', '2022-10-03', 'windows', 'it-support'],
  ['bench', 'galway', 'IT', 'Service Bench Technician', 'employee', '2023-05-15', 'windows', 'bench'],
  ['farm-1', 'columbus', 'Engineering', 'Backend Engineer', 'employee', '2026-01-12', 'windows', 'farm-loud'],
  ['farm-2', 'boise', 'Engineering', 'Frontend Engineer', 'employee', '2026-01-19', 'mac', 'farm-loud'],
  ['farm-3', 'knoxville', 'Data', 'Data Engineer', 'contractor', '2026-01-26', 'windows', 'farm'],
  ['farm-4', 'tulsa', 'Engineering', 'QA Engineer', 'contractor', '2026-02-09', 'mac', 'farm'],
  ['farm-5', 'tulsa', 'Data', 'Data Analyst', 'employee', '2025-12-08', 'mac', 'farm-quiet'],
  ['kvm-1', 'leeds', 'Engineering', 'Backend Engineer', 'employee', '2025-11-17', 'windows', 'kvm-a'],
  ['kvm-2', 'cardiff', 'Engineering', 'Platform Engineer', 'employee', '2026-01-05', 'windows', 'kvm-b'],
  ['relocated', 'calgary', 'Engineering', 'Mobile Engineer', 'employee', '2026-02-02', 'windows', 'relocated'],
  ['hub-1', 'braga', 'Product', 'UX Researcher', 'contractor', '2025-08-04', 'mac', 'hub'],
  ['hub-2', 'zaragoza', 'Data', 'Data Analyst', 'contractor', '2025-09-15', 'windows', 'hub'],
  ['hub-3', 'gdansk', 'Engineering', 'QA Engineer', 'contractor', '2025-10-06', 'windows', 'hub'],
  ['couple-1', 'leipzig', 'Engineering', 'Backend Engineer', 'employee', '2023-04-03', 'mac', 'couple'],
  ['couple-2', 'leipzig', 'Product', 'Product Designer', 'employee', '2025-02-17', 'mac', 'couple'],
  ['traveller', 'utrecht', 'Sales', 'Account Manager', 'employee', '2023-08-21', 'windows', 'traveller'],
  ['vpn-habit', 'bremen', 'Engineering', 'Backend Engineer', 'employee', '2022-08-15', 'mac', 'vpn-habit'],
  ['home-lab', 'halifax', 'IT', 'Infrastructure Engineer', 'employee', '2024-01-22', 'windows', 'home-lab'],
  ['nomad', 'braga', 'Product', 'Technical Writer', 'contractor', '2024-09-09', 'mac', 'nomad'],
  ['hotspot-1', 'pune', 'Engineering', 'Backend Engineer', 'employee', '2024-03-11', 'windows', 'hotspot'],
  ['hotspot-2', 'pune', 'Data', 'Data Engineer', 'employee', '2024-07-01', 'windows', 'hotspot'],
  ['hotspot-3', 'pune', 'Engineering', 'QA Engineer', 'employee', '2026-01-26', 'windows', 'hotspot'],
  ['agency-1', 'krakow', 'Engineering', 'Frontend Engineer', 'agency', '2025-05-05', 'windows', 'agency'],
  ['agency-2', 'krakow', 'Engineering', 'Backend Engineer', 'agency', '2025-05-05', 'windows', 'agency'],
  ['agency-3', 'krakow', 'Engineering', 'QA Engineer', 'agency', '2025-10-13', 'windows', 'agency'],
  ['agency-4', 'krakow', 'Engineering', 'Frontend Engineer', 'agency', '2026-02-16', 'windows', 'agency'],
  ['mover', 'desmoines', 'Product', 'Product Manager', 'employee', '2026-01-19', 'mac', 'mover'],
  ['bank-switch', 'spokane', 'Sales', 'Sales Engineer', 'employee', '2024-05-20', 'windows', 'bank-switch'],
  ['relay', 'tucson', 'Product', 'Content Designer', 'employee', '2023-11-06', 'mac', 'relay'],
  ['apartment-1', 'madison', 'Engineering', 'Backend Engineer', 'employee', '2024-02-12', 'mac', 'apartment'],
  ['apartment-2', 'madison', 'Sales', 'Account Executive', 'employee', '2025-03-10', 'windows', 'apartment'],
  ['night-owl', 'albany', 'Engineering', 'Site Reliability Engineer', 'employee', '2022-12-05', 'mac', 'night-owl'],
  ['renamed', 'galway', 'Operations', 'Accountant', 'employee', '2024-10-14', 'windows', 'renamed'],
  ['own-company', 'curitiba', 'Engineering', 'Security Engineer', 'contractor', '2024-06-03', 'mac', 'own-company'],
  ['supported-1', 'tulsa', 'Sales', 'Account Executive', 'employee', '2024-08-19', 'windows', 'supported'],
  ['supported-2', 'leeds', 'Sales', 'Account Manager', 'employee', '2023-06-12', 'windows', 'supported'],
  ['supported-3', 'utrecht', 'Operations', 'Legal Counsel', 'employee', '2024-11-18', 'windows', 'supported'],
  ['supported-4', 'calgary', 'Product', 'Product Manager', 'employee', '2025-01-13', 'windows', 'supported'],
  ['plain-1', 'columbus', 'Engineering', 'Backend Engineer', 'employee', '2023-10-02', 'mac', 'plain'],
  ['plain-2', 'boise', 'Data', 'Data Scientist', 'employee', '2024-12-02', 'mac', 'plain'],
  ['plain-3', 'knoxville', 'Sales', 'Customer Success Manager', 'employee', '2025-04-14', 'windows', 'plain'],
  ['plain-4', 'cardiff', 'Engineering', 'Frontend Engineer', 'employee', '2026-02-02', 'mac', 'plain'],
  ['plain-5', 'zaragoza', 'Engineering', 'Mobile Engineer', 'employee', '2025-07-07', 'mac', 'plain'],
  ['plain-6', 'gdansk', 'Engineering', 'Backend Engineer', 'contractor', '2025-11-03', 'windows', 'plain'],
  ['plain-7', 'curitiba', 'Data', 'Data Engineer', 'employee', '2026-01-12', 'windows', 'plain'],
  ['plain-8', 'durban', 'Engineering', 'Backend Engineer', 'employee', '2025-08-25', 'mac', 'plain'],
  ['plain-9', 'durban', 'Sales', 'Customer Success Manager', 'employee', '2026-02-16', 'windows', 'plain'],
  ['plain-10', 'halifax', 'Product', 'Product Designer', 'contractor', '2025-12-01', 'mac', 'plain'],
  ['plain-11', 'albany', 'Operations', 'Recruiter', 'employee', '2023-03-20', 'windows', 'plain'],
  ['plain-12', 'spokane', 'Engineering', 'Frontend Engineer', 'employee', '2026-01-05', 'windows', 'plain'],
];
