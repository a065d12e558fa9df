"use client";
import { Suspense } from "react";
import { CheckoutScreen } from "hey-pharmacist-ecommerce";

export default function Page() {
  return (
    <Suspense>
      <CheckoutScreen />
    </Suspense>
  );
}
