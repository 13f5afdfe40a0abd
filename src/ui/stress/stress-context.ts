/** The stress tests, for the parts of their tab. */
import { createContext } from 'svelte'
import type { StressLab } from './stress-lab.svelte'

export const [useStress, provideStress] = createContext<StressLab>()
