// Layout of the workbench: header, rail, results, run bar; rail and results scroll on their own.
import { css } from 'lit'

export const workbenchStyles = css`
  :host {
    display: grid;
    grid-template: auto minmax(0, 1fr) auto / var(--rail) minmax(0, 1fr);
    height: 100%;
    overflow: hidden;
    background: var(--paper);
  }
  workbench-header,
  run-bar {
    grid-column: 1 / -1;
  }
  aside {
    display: flex;
    flex-direction: column;
    gap: 20px;
    min-height: 0;
    overflow: auto;
    padding: 12px 0 20px;
    border-right: 1px solid var(--hairline);
  }
  scenario-rail {
    padding: 0 10px;
  }
  subsidy-panel,
  aside .about {
    padding: 0 20px;
  }
  .about p {
    margin: 4px 0 14px;
    font-size: var(--text-small);
    color: var(--ink-soft);
  }
  main {
    display: grid;
    grid-template-rows: auto auto minmax(max-content, 1fr);
    gap: 12px;
    min-height: 0;
    overflow: auto;
    padding: 16px 24px 12px;
  }
  main:focus {
    outline: none;
  }
  .refusal {
    grid-column: 1 / -1;
    display: block;
    padding: 0;
  }
  @media (max-width: 1023px) {
    /* One column that scrolls as a whole (WCAG 1.4.10: down to 320 px). */
    :host {
      grid-template: auto auto auto / minmax(0, 1fr);
      height: auto;
      min-height: 100%;
      align-content: start;
      overflow: visible;
    }
    main {
      grid-template: none / minmax(0, 1fr);
      gap: 20px;
      overflow: visible;
      padding: 16px 20px 24px;
    }
    main > section:not(.about) {
      display: grid;
      gap: 16px;
      padding-top: 12px;
      border-top: 1px solid var(--hairline);
    }
    scenario-rail {
      margin-inline: -10px;
      padding: 0;
    }
    subsidy-panel {
      padding: 0;
    }
    run-bar {
      position: sticky;
      bottom: 0;
      background: var(--paper);
    }
    .design {
      margin: 0;
      font-size: var(--text-small);
      color: var(--ink-quiet);
    }
    .refusal {
      align-self: start;
    }
  }
  @media (max-width: 1023px) and (max-height: 479px) {
    run-bar {
      position: static; /* a bar that stays would cover most of a magnified page */
    }
  }
`
