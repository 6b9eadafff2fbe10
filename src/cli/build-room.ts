import type { BuildRoom } from './effects.ts'

/** The build room, of which each command loads only what it needs. */
export const buildRoom: BuildRoom = {
  async openProject(folder, options) {
    const { openProject } = await import('../build/open-project.ts')
    return openProject(folder, options)
  },
  async projectState(folder, options) {
    const { projectState } = await import('../build/project-state.ts')
    return projectState(folder, options)
  },
  async buildApart(order, signal) {
    const { buildApart } = await import('../build/build-apart.ts')
    return buildApart(order, signal)
  },
  async buildProject(folder, options, from) {
    const { buildProject } = await import('../build/build-project.ts')
    return buildProject(folder, options, from)
  },
  async validateProject(folder, options) {
    const { validateProject } = await import('../build/validate-project.ts')
    return validateProject(folder, options)
  },
  async readPlan(folder) {
    const { readPlan } = await import('../project/read-plan.ts')
    return readPlan(folder)
  },
  async readScenarios(folder) {
    const { readScenarios } = await import('../project/read-scenarios.ts')
    return readScenarios(folder)
  },
  async readForecasts(folder) {
    const { readForecasts } = await import('../build/kept-forecasts.ts')
    return readForecasts(folder)
  },
  async keepForecast(folder, forecast) {
    const { keepForecast } = await import('../build/kept-forecasts.ts')
    return keepForecast(folder, forecast)
  },
  async initProject(folder, options) {
    const { initProject } = await import('../project/init-project.ts')
    return initProject(folder, options)
  },
}
