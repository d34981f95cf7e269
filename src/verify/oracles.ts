/** The oracles in the order of MODEL.md §4. Invariant: ids are unique. */
import type { Oracle } from './oracle.ts'
import { attention } from './oracles/attention.ts'
import { choice } from './oracles/choice.ts'
import { customerBase } from './oracles/customer-base.ts'
import { determinism } from './oracles/determinism.ts'
import { deterring } from './oracles/deterrence.ts'
import { eligibility } from './oracles/eligibility.ts'
import { enforcement } from './oracles/enforcement.ts'
import { fanDays } from './oracles/fans.ts'
import { followers } from './oracles/following.ts'
import { generators } from './oracles/generator.ts'
import { cards } from './oracles/guarantees.ts'
import { habits } from './oracles/habituation.ts'
import { honest } from './oracles/honesty.ts'
import { ledger } from './oracles/ledger.ts'
import { markets } from './oracles/markets.ts'
import { naturalTraffic } from './oracles/natural-traffic.ts'
import { population } from './oracles/population.ts'
import { priced } from './oracles/prices.ts'
import { programmes } from './oracles/programmes.ts'
import { recall } from './oracles/recall.ts'
import { records } from './oracles/records.ts'
import { repeatPurchases } from './oracles/repeat-purchases.ts'
import { serviceProviders } from './oracles/service-providers.ts'
import { snowballs } from './oracles/snowball.ts'
import { spreading } from './oracles/spreading.ts'
import { steps } from './oracles/steps.ts'
import { subsidy } from './oracles/subsidy.ts'
import { supply } from './oracles/supply.ts'
import { trust } from './oracles/trust.ts'
import { shocks } from './oracles/trust-shock.ts'
import { recruiting } from './oracles/word-of-mouth.ts'

const rank = ({ id }: Oracle): number => {
  const number = /^O(\d+)/.exec(id)
  return number ? Number(number[1]) : Infinity
}

const everywhere = [
  ...repeatPurchases, ...customerBase, ...snowballs, ...recruiting, ...choice, ...trust, ...attention, ...spreading, ...ledger, ...subsidy,
  ...markets, ...deterring, ...habits, ...determinism,
  ...fanDays, ...followers, ...recall, ...naturalTraffic, ...cards, ...population, ...enforcement, ...honest, ...priced, ...supply, ...serviceProviders, ...steps, ...eligibility, ...records, ...shocks, ...programmes, ...generators,
]

/** By number, variants (O1b) after their main row. */
export const ORACLES: readonly Oracle[] = everywhere.toSorted((a, b) => (rank(a) === rank(b) ? a.id.localeCompare(b.id, 'en', { numeric: true }) : rank(a) - rank(b)))
