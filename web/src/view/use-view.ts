import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { changed, readView, type Change, type View } from './view.ts'

export type ChangeView = (change: Change) => void

/**
 * The view that the address holds, and how to change it: each change is a step of the history, and
 * leaves what else the address of an answer's page asks.
 */
export function useView(): readonly [View, ChangeView] {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const navigate = useNavigate()
  const change = useCallback<ChangeView>(
    (part) => {
      void navigate({
        to: '.',
        search: (before: Readonly<Record<string, unknown>>) => ({ ...changed(before, part) }),
        resetScroll: false,
      })
    },
    [navigate],
  )
  return [readView(search), change]
}
