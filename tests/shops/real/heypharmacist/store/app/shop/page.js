"use client";
import { Suspense } from "react";
import { ShopScreen } from "hey-pharmacist-ecommerce";

export default function Page() {
  return (
    <Suspense>
      <ShopScreen />
    </Suspense>
  );
}
