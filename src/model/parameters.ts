// The catalogue of every number that the model takes: what it is called, does, costs and comes from.
// Invariant: its keys are the Param, Plan and Entrant cells of the engine (test/model/parameters.test.ts); nothing else names them.
import { anchors } from './parameters/anchors.ts'
import { choice } from './parameters/choice.ts'
import { delivery } from './parameters/delivery.ts'
import { deterrence, enforcement } from './parameters/enforcement.ts'
import { entrant } from './parameters/entrant.ts'
import type { ParameterEntry, Text } from './parameters/entry.ts'
import { follows } from './parameters/follows.ts'
import { guarantees, trustCard } from './parameters/guarantees.ts'
import { commission, coupons, recorded, shock } from './parameters/money.ts'
import { plan } from './parameters/plan.ts'
import { population } from './parameters/population.ts'
import { providers, steps } from './parameters/programmes.ts'
import { shape } from './parameters/shape.ts'
import { sharing, supply } from './parameters/supply.ts'
import { traffic } from './parameters/traffic.ts'
import { trust } from './parameters/trust.ts'

export type { ParameterEntry, Role, Text } from './parameters/entry.ts'

export interface Group {
  readonly id: string
  readonly label: Text
  readonly entries: Readonly<Record<string, ParameterEntry>>
}

const entries = {
  ...population, ...traffic, ...follows, ...choice, ...trust, ...delivery, ...anchors, ...enforcement, ...deterrence,
  ...guarantees, ...trustCard, ...providers, ...steps, ...supply, ...sharing, ...commission, ...coupons, ...shock, ...recorded,
}

export type ParamKey = keyof typeof entries
export type PlanKey = keyof typeof plan
export type EntrantKey = keyof typeof entrant
export type ShapeKey = keyof typeof shape

export const PARAMETERS: Readonly<Record<ParamKey, ParameterEntry>> = entries
export const PLAN: Readonly<Record<PlanKey, ParameterEntry>> = plan
export const ENTRANT: Readonly<Record<EntrantKey, ParameterEntry>> = entrant
export const SHAPE: Readonly<Record<ShapeKey, ParameterEntry>> = shape

export const PARAM_KEYS = Object.keys(PARAMETERS) as ParamKey[]
export const PLAN_KEYS = Object.keys(PLAN) as PlanKey[]
export const ENTRANT_KEYS = Object.keys(ENTRANT) as EntrantKey[]

const group = (id: string, en: string, zh: string, members: Readonly<Record<string, ParameterEntry>>): Group => ({ id, label: { en, zh }, entries: members })

/** The scalar parameters in the order in which they are read and shown. */
export const GROUPS: readonly Group[] = [
  group('population', 'Fans', '粉丝', population),
  group('traffic', 'Traffic', '流量', traffic),
  group('follows', 'Private domain and follows', '私域与关注', follows),
  group('choice', 'Choice', '购买选择', choice),
  group('trust', 'Trust', '信任', trust),
  group('delivery', 'Delivery and satisfaction', '履约与满意度', delivery),
  group('anchors', 'Anchors', '主播', anchors),
  group('enforcement', 'Enforcement', '平台治理', enforcement),
  group('deterrence', 'Deterrence', '售假威慑', deterrence),
  group('guarantees', 'Guarantees', '保障权益', guarantees),
  group('trustCard', 'Trust card', '信任卡', trustCard),
  group('providers', 'Service providers', '服务商', providers),
  group('steps', 'STEPS', 'STEPS 品牌成长', steps),
  group('supply', 'Supply', '供给', supply),
  group('sharing', 'Word of mouth and brushing', '口碑裂变与刷单', sharing),
  group('commission', 'Commission', '佣金', commission),
  group('coupons', 'Coupons', '优惠券', coupons),
  group('shock', 'Shock', '冲击', shock),
  group('recording', 'Recording', '记录', recorded),
]

/** Groups of numbers that are not single parameters: world dimensions, subsidy plans, scripted entrants. */
export const SHAPE_GROUP = group('shape', 'World', '世界规模', shape)
export const PLAN_GROUP = group('subsidy', 'Subsidy plan', '补贴计划', plan)
export const ENTRANT_GROUP = group('entrant', 'Scripted entrant', '设定新主播', entrant)

export const isParamKey = (key: string): key is ParamKey => Object.hasOwn(PARAMETERS, key)

/** All parameters at their default. Example: `defaults().cpm === 30`. */
export const defaults = (): Record<ParamKey, number> =>
  Object.fromEntries(PARAM_KEYS.map((key) => [key, PARAMETERS[key].default])) as Record<ParamKey, number>
