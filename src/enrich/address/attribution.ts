/** A data set whose licence requires credit wherever its results are shown. */
export interface Attribution {
  readonly text: string;
  readonly url: string;
  readonly licence: string;
}

/** Credits for the address data; reports show them. */
export const ATTRIBUTIONS: readonly Attribution[] = [
  { text: 'IP Geolocation by DB-IP', url: 'https://db-ip.com', licence: 'CC-BY-4.0' },
  { text: 'Autonomous systems by RouteViews', url: 'https://www.routeviews.org', licence: 'CC-BY-4.0' },
  {
    text: 'Delegation statistics by the Number Resource Organization',
    url: 'https://www.nro.net',
    licence: 'CC-BY-4.0',
  },
];
