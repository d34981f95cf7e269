// The colours of charts. Invariant: on the page they are the custom properties of ui/tokens.css, so a change of theme needs no
// new drawing; an exporter passes plain colours of the same names.
export interface ChartTheme {
  readonly ink: string
  readonly quiet: string
  readonly hairline: string
  readonly paper: string
  readonly subsidy: string
}

export const PAGE_THEME: ChartTheme = {
  ink: 'var(--ink)',
  quiet: 'var(--ink-quiet)',
  hairline: 'var(--hairline)',
  paper: 'var(--paper)',
  subsidy: 'var(--subsidy)',
}
