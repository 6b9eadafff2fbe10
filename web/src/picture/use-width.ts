import { useLayoutEffect, useState, type RefObject } from 'react'

/**
 * The width of an element in pixels of a usual screen: on a large one, everything is drawn larger
 * rather than smaller in more room. 0 until it is known.
 */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const { current } = element
    if (current === null) return undefined
    const measure = (): void => {
      const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      setWidth(Math.round(current.clientWidth / (size / 16)))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(current)
    return () => observer.disconnect()
  }, [element])
  return width
}
