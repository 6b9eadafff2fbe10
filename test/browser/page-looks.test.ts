import { accessibility } from './accessibility.ts'
import { geometry } from './geometry.ts'
import { onHarbor } from './on-harbor.ts'
import { paper } from './paper.ts'

onHarbor('the looks of the page, in a real browser', [accessibility, geometry, paper])
