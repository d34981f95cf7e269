// Trust: Beta evidence of a fan about an anchor and of the public about an anchor, its weights, decay and stake.
// Invariant: one entry for each Param cell of these names in src/engine/kernel/slots/parameters.ts.
import { oracle, tex, world, type ParameterEntry } from './entry.ts'

const TAU = tex`\tau_{ij} = (r_{ij} + W a_j)/(r_{ij} + s_{ij} + W)`
const PUBLIC = tex`a_j = (R_j + a_0 W_0)/(R_j + S_j + W_0)`

export const trust = {
  priorWeight: world({
    symbol: 'W', unit: 'evidence', default: 2, range: [0.01, 1000], step: 0.1, slider: [0.1, 20],
    en: ['Weight of reputation', 'How many own experiences the public reputation is worth to a fan.'],
    zh: ['口碑权重', '公共口碑相当于粉丝多少次亲身经历。'],
    equation: TAU, source: '[S] Jøsang & Ismail 2002: W = 2',
  }),
  publicPrior: world({
    symbol: 'a_0', unit: '1', default: 0.62, range: [0, 1], step: 0.01,
    en: ['Trust in an unknown anchor', 'Public trust of an anchor about whom nothing is known.'],
    zh: ['陌生主播信任度', '对毫无记录的主播的公共信任。'],
    equation: PUBLIC, source: '[P] conversion of new rooms; 51.5% satisfied live buyers [S]',
  }),
  publicWeight: world({
    symbol: 'W_0', unit: 'evidence', default: 10, range: [0.01, 1e6], step: 1, slider: [0.1, 100],
    en: ['Weight of the platform prior', 'How many public outcomes the prior is worth (empirical Bayes).'],
    zh: ['平台先验权重', '先验信任相当于多少条公共评价（经验贝叶斯）。'],
    equation: PUBLIC, source: '[A] MODEL 6.4',
  }),
  omega: world({
    symbol: 'ω', unit: 'evidence', default: 3, range: [0, 100], step: 0.1, slider: [0, 10],
    en: ['Weight of a disappointment', 'Bad evidence of one disappointing delivery; a good one counts 1.'],
    zh: ['失望权重', '一次令人失望的收货计入的负面证据；一次满意计 1。'],
    equation: tex`s \leftarrow s + \omega m_g`, source: '[A] 2-5; negative events weigh more (Slovic 1993, sign [S])',
  }),
  omegaSevere: world({
    symbol: 'ω_sev', unit: 'evidence', default: 8, range: [0, 100], step: 0.5, slider: [0, 30],
    en: ['Weight of a counterfeit', 'Bad evidence of one severe disappointment (counterfeit).'],
    zh: ['假货权重', '一次严重失望（收到假货）计入的负面证据。'],
    equation: tex`s \leftarrow s + \omega_{sev}`, source: '[A] 5-20 (MODEL 3)',
  }),
  forget: world({
    symbol: 'φ', unit: 'factor/day', default: 0.99, range: [0.5, 1], step: 0.001, slider: [0.95, 1],
    en: ['Memory of fans', 'Daily factor on a fan\'s own evidence; .99 is a half-life of 69 days.'],
    zh: ['粉丝记忆', '粉丝自身经历证据的日衰减系数；0.99 对应半衰期 69 天。'],
    equation: tex`r \leftarrow \varphi^{\Delta t} r`, source: '[A] .98-.998 (MODEL 3)',
  }),
  forgetPublic: world({
    symbol: 'φ_R', unit: 'factor/day', default: 0.985, range: [0.5, 1], step: 0.001, slider: [0.95, 1],
    en: ['Memory of the public', 'Daily factor on public evidence; .985 is a half-life of 46 days.'],
    zh: ['公共记忆', '公共口碑证据的日衰减系数；0.985 对应半衰期 46 天。'],
    equation: tex`R \leftarrow \varphi_R R`, source: '[A] ratings are shown for recent months',
  }),
  stake: world({
    symbol: 'u', unit: 'evidence', default: 0.25, range: [0, 1], step: 0.05,
    en: ['Stake', 'Trust that an order spends until it is delivered: a good delivery returns it, a bad one does not.'],
    zh: ['信任押注', '下单时预先花掉的信任分：满意收货则收回，失望则不退。'],
    equation: tex`s \leftarrow s + u \text{ at order};\quad s \leftarrow s - u\varphi^{\Delta t},\ r \leftarrow r + 1 \text{ if good}`,
    source: '[A] F32 gives the form; u in 0-.5 (MODEL 3), .25 by 6.12-9',
  }),
  fixedReputation: oracle({
    symbol: 'fixedReputation', unit: '1', default: -1, range: [-1, 1], step: 0.05,
    en: ['Fixed reputation', 'Holds public reputation at this value; -1 = off.'],
    zh: ['固定口碑', '将公共口碑固定为该值；-1 表示关闭。'],
    source: '[A] MODEL 6.12-10 (O8: 1/2)',
  }),
  fixedSatisfaction: oracle({
    symbol: 'π', unit: 'probability', default: -1, range: [-1, 1], step: 0.05,
    en: ['Fixed satisfaction', 'Chance that a delivery satisfies, whatever its quality; -1 = off.'],
    zh: ['固定满意率', '不论质量如何，收货满意的概率固定为该值；-1 表示关闭。'],
    source: '[A] MODEL 6.12-10 (O8: .8)',
  }),
} satisfies Record<string, ParameterEntry>
